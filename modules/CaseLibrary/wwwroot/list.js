// Results follow the choices while a reader makes them. The page does the same with its buttons where this script does not run.
const form = document.getElementById('case-search')
const found = document.getElementById('found')
let current = new AbortController()
let waiting

function address () {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (value !== '' && !(name === 'sort' && !form.elements.sort.dataset.chosen)) query.append(name, value)
  }
  return query.size > 0 ? `${form.action}?${query}` : form.action
}

function swap (fresh, id) {
  document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes)
}

async function show (url, remember) {
  current.abort()
  current = new AbortController()
  const answer = await fetch(url, { signal: current.signal }).catch(() => null)
  if (current.signal.aborted && !answer) return
  if (!answer?.ok) { location.href = url; return }
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (!fresh.getElementById('case-search')) { location.href = url; return }
  const open = [...form.querySelectorAll('[data-facet]:has(details[open])')].map(facet => facet.dataset.facet)
  const focused = document.activeElement?.id
  swap(fresh, 'facets')
  swap(fresh, 'results')
  for (const facet of form.querySelectorAll('[data-facet]')) {
    if (open.includes(facet.dataset.facet)) facet.querySelector('details').open = true
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  document.title = fresh.title
  if (remember) history[remember]({}, '', url)
  found.textContent = document.querySelector('#results h2').textContent
}

form.addEventListener('change', event => {
  if (event.target.name === 'sort') event.target.dataset.chosen = 'yes'
  if (event.target.name !== 'q') show(address(), 'pushState')
})
form.addEventListener('input', event => {
  if (event.target.name !== 'q') return
  clearTimeout(waiting)
  waiting = setTimeout(() => show(address(), 'replaceState'), 300)
})
form.addEventListener('submit', event => {
  event.preventDefault()
  clearTimeout(waiting)
  show(address(), 'pushState')
})
if (new URLSearchParams(location.search).has('sort')) form.elements.sort.dataset.chosen = 'yes'
// Going back shows what the address says, choices included.
addEventListener('popstate', () => location.reload())
