import { initAll } from './govuk-frontend.min.js'

// The class comes from here, and not from a script in the page, because the content security policy allows no inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')

initAll()

// A part of a page that shows what happens now: fetched anew every few seconds, while somebody looks at it.
for (const part of document.querySelectorAll('[data-live]')) {
  setInterval(async () => {
    if (document.hidden || part.contains(document.activeElement)) return
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
    if (!response?.ok || response.redirected) return
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-live]')
    if (fresh) part.replaceChildren(...fresh.childNodes)
  }, part.dataset.live * 1000)
}
