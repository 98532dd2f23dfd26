import { initAll } from './govuk-frontend.min.js'

// The class comes from here, and not from a script in the page, because the content security policy allows no inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')

initAll()
