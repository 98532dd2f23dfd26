// Forms that make or use a passkey. They stay hidden where the browser cannot do it, and the other ways to sign in remain.
const able = window.PublicKeyCredential?.parseRequestOptionsFromJSON && PublicKeyCredential.parseCreationOptionsFromJSON

async function credentialFor(form) {
  const address = new URL(form.action)
  address.searchParams.set('handler', 'PasskeyOptions')
  const response = await fetch(address, { method: 'POST', body: new FormData(form) })
  // The site wants a sign-in first: it keeps what the form holds.
  if (response.redirected && form.dataset.passkey === 'create') return null
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
      const credential = await credentialFor(form)
      form.elements.Credential.value = credential ? JSON.stringify(credential.toJSON()) : ''
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
