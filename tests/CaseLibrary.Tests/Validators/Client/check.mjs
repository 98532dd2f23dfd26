// node check.mjs <what> [address]: reads from standard input what the site published, and says in JSON what a program that is not ours makes of it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [what, address] = process.argv.slice(2);
const text = readFileSync(0, 'utf8');

const checks = {
  // Safe mode fails on every term that the context does not explain. schema.org's own context is not fetched: this is its vocabulary in one line.
  async jsonld() {
    const { default: jsonld } = await import('jsonld');
    const documentLoader = async url => {
      if (url.replace(/\/$/, '') !== 'https://schema.org') throw new Error(`The document needs ${url}.`);
      return { documentUrl: url, document: { '@context': { '@vocab': 'http://schema.org/' } } };
    };
    const expanded = await jsonld.expand(JSON.parse(text), { documentLoader, safe: true, base: address });
    const statements = (await jsonld.toRDF(expanded, { format: 'application/n-quads', safe: true })).trim().split('\n');
    return { expanded, statements };
  },

  // The types of schema.org as Google publishes them for TypeScript: a property that Article does not have, or a value of the wrong kind, does not compile.
  async schema() {
    const { default: ts } = await import('typescript');
    const file = join(here, 'published.ts');
    const source = `import type { Article, WithContext } from 'schema-dts';\nexport const published: WithContext<Article> = ${text};\n`;
    const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.getSourceFile = (name, language) => name === file ? ts.createSourceFile(name, source, language) : getSourceFile.call(host, name, language);
    host.fileExists = name => name === file || fileExists.call(host, name);
    host.readFile = name => name === file ? source : readFile.call(host, name);
    const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
    return { problems: problems.map(problem => ts.flattenDiagnosticMessageText(problem.messageText, '\n')) };
  },

  async openapi() {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(text));
    return { valid, errors: errors ?? null, version: validator.version };
  },

  async csv() {
    const { parse } = await import('csv-parse/sync');
    return { rows: parse(text, { bom: true, columns: true, relax_column_count: false, relax_quotes: false }) };
  },

  async feed() {
    const { default: FeedParser } = await import('feedparser');
    const parser = new FeedParser({ feedurl: address, normalize: true });
    const items = [];
    await new Promise((resolve, reject) => {
      parser.on('error', reject).on('end', resolve).on('data', item => items.push({ guid: item.guid, title: item.title, link: item.link, summary: item.summary, date: item.date, published: item.pubdate }));
      Readable.from([text]).pipe(parser);
    });
    const { '#type': type, '#version': version, title, link, xmlurl, copyright, date } = parser.meta;
    return { type, version, title, link, xmlurl, copyright, date, items };
  },

  async robots() {
    const { default: robotsParser } = await import('robots-parser');
    const robots = robotsParser(new URL('/robots.txt', address).href, text);
    const ask = ['/', '/case-studies', '/case-studies?kind=assets', '/case-studies/feed.atom?kind=assets', '/case-studies/results.csv?kind=assets', '/api/case-studies?cursor=x', '/assets/modular.css?v=1', '/administration/people'];
    return { sitemaps: robots.getSitemaps(), allowed: ask.filter(path => robots.isAllowed(new URL(path, address).href, 'Harvester')) };
  },
};

try {
  console.log(JSON.stringify(await checks[what]()));
} catch (error) {
  console.log(JSON.stringify({ failed: `${error.name}: ${error.message}`, details: error.details ?? null }));
}
