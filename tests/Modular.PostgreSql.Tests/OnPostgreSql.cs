[assembly: Modular.Testing.RunsOnPostgreSql]
