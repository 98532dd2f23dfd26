// Forms that make or use a passkey. They stay hidden where the browser cannot do it, and the other ways to sign in remain.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON

async function credentialFor(form) {
  const address = new URL(form.action)
  address.searchParams.set('handler', 'PasskeyOptions')
  const response = await fetch(address, { method: 'POST', body: new FormData(form) })
  if (!response.ok || response.redirected) throw new Error('The site gave no answer')
  const options = await response.json()
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

for (const form of able ? document.querySelectorAll('form[data-passkey]') : []) {
  const error = form.querySelector('[data-passkey-error]')
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    error.hidden = true
    try {
      form.elements.Credential.value = JSON.stringify((await credentialFor(form)).toJSON())
      form.submit()
    } catch (problem) {
      error.textContent = problem.name === 'InvalidStateError'
        ? 'This device has a passkey for your account already.'
        : 'No passkey was used. Try again, or use another way.'
      error.hidden = false
      error.setAttribute('role', 'alert')
    }
  })
}
