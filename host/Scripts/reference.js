// Parts of the page at /openapi add style sheets by script without the page's nonce. Here they get it; markup gets none.
const { nonce } = document.currentScript
const create = Document.prototype.createElement
Document.prototype.createElement = function (name, options) {
  const element = create.call(this, name, options)
  if (element instanceof HTMLStyleElement) element.nonce = nonce
  return element
}
