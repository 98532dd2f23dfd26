// The form of a case: a toolbar, a preview as readers will see it, and what is typed is kept on the server. All of it works without this script, by buttons.
const form = document.querySelector('form[data-editor]')
const text = form?.querySelector('textarea[name="Form.Body"]')
if (text) {
  addToolbar(text)
  keepPreview(form, text)
  keepTyped(form)
}

function addToolbar (text) {
  const bar = document.createElement('div')
  bar.className = 'govuk-button-group mod-toolbar'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', 'Format the text')
  const actions = {
    Heading: () => lines(line => '## ' + line.replace(/^#+\s*/, '')),
    Bold: () => around('**', '**', 'bold words'),
    List: () => lines(line => '- ' + line.replace(/^[-*]\s+/, '')),
    Link: () => around('[', '](https://)', 'words of the link'),
    Table: () => block('| What | Amount |\n|---|---:|\n| First | £0 |'),
    'Money callout': () => block('> [!money]\n> £0 net a year, delivered, 2019/20 prices. Source: …')
  }
  for (const [title, action] of Object.entries(actions)) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary govuk-!-margin-bottom-2'
    button.textContent = title
    button.addEventListener('click', action)
    bar.append(button)
  }
  text.before(bar)

  // execCommand, though old, is the only way that leaves the browser's own undo intact.
  function put (from, to, words, select) {
    text.focus()
    text.setSelectionRange(from, to)
    if (!document.execCommand('insertText', false, words)) {
      text.setRangeText(words, from, to, 'end')
      text.dispatchEvent(new Event('input', { bubbles: true }))
    }
    if (select) text.setSelectionRange(from + select[0], from + select[1])
  }
  function around (before, after, placeholder) {
    const { selectionStart: from, selectionEnd: to, value } = text
    const words = value.slice(from, to) || placeholder
    put(from, to, before + words + after, [before.length, before.length + words.length])
  }
  function lines (change) {
    const from = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1
    const end = text.value.indexOf('\n', text.selectionEnd)
    const to = end < 0 ? text.value.length : end
    put(from, to, text.value.slice(from, to).split('\n').map(change).join('\n'))
  }
  function block (words) {
    // Below the line in which the cursor stands, never inside its words.
    const end = text.value.indexOf('\n', text.selectionEnd)
    const at = end < 0 ? text.value.length : end
    const before = text.value.slice(0, at)
    const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
    put(at, at, gap + words + '\n')
  }
}

function keepPreview (form, text) {
  const place = form.querySelector('[data-preview]')
  const show = afterPause(800, async signal => {
    const response = await send(form, form.dataset.fragment, 'text/html', signal)
    if (response?.ok) place.innerHTML = await response.text()
  })
  text.addEventListener('input', show)
}

function keepTyped (form) {
  const words = form.querySelector('[data-kept]')
  const keep = afterPause(3000, async signal => {
    const response = await send(form, form.dataset.keep, 'application/json', signal)
    if (signal.aborted) return
    const at = response?.ok && !response.redirected && (await response.json().catch(() => null))?.at
    words.textContent = at ? `Saved at ${at} as your draft. Press Save for the others to see it.` : 'Not saved: the site cannot be reached or you are signed out. Copy your text before you leave this page.'
  })
  form.addEventListener('input', keep)
  form.addEventListener('submit', keep.stop)
}

// Runs when nothing has been asked for some time; a newer question ends the one that is on its way.
function afterPause (milliseconds, action) {
  let timer
  let running
  const ask = () => {
    ask.stop()
    timer = setTimeout(() => {
      running = new AbortController()
      action(running.signal)
    }, milliseconds)
  }
  ask.stop = () => {
    clearTimeout(timer)
    running?.abort()
  }
  return ask
}

function send (form, address, accept, signal) {
  const data = new FormData(form)
  const token = data.get('__RequestVerificationToken')
  data.delete('__RequestVerificationToken')
  return fetch(address, { method: 'POST', body: new URLSearchParams(data), headers: { Accept: accept, RequestVerificationToken: token }, signal }).catch(() => null)
}
