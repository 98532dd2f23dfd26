import { initAll } from './govuk-frontend.min.js'

// The class comes from here, and not from a script in the page, because the content security policy allows no inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')

initAll()

// A part of a page that shows what happens now: fetched anew every few seconds, while somebody looks at it. Where it says what to say, a live region says it when that
// changes; where it says that it has ended, the fetching ends, and what goes only with it is hidden.
for (const part of document.querySelectorAll('[data-live]')) {
  const timer = setInterval(async () => {
    if (document.hidden || part.contains(document.activeElement)) return
    const response = await fetch(part.dataset.liveFrom ?? location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
    if (!response?.ok || response.redirected) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const fresh = part.dataset.liveFrom ? page.body : page.querySelector('[data-live]')
    if (!fresh) return
    part.replaceChildren(...fresh.childNodes)
    const said = part.querySelector('[data-live-said]')
    const status = document.querySelector('[data-live-status]')
    if (said && status && status.textContent !== said.dataset.liveSaid) status.textContent = said.dataset.liveSaid
    if (!part.querySelector('[data-live-ended=yes]')) return
    clearInterval(timer)
    for (const only of document.querySelectorAll('[data-live-only]')) only.hidden = true
    for (const after of document.querySelectorAll('[data-live-after]')) after.hidden = false
  }, part.dataset.live * 1000)
}
