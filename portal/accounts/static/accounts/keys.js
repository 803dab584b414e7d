// Shows what needs a key or passkey only where the browser can use one, and says so when it did not work.
(function () {
  'use strict'
  if (window.PublicKeyCredential) {
    document.querySelectorAll('[data-keys]').forEach(function (part) { part.hidden = false })
  }
  document.addEventListener('allauth.error', function (event) {
    var told = document.getElementById('key-failed')
    if (!told) return
    event.preventDefault()
    told.hidden = false
    told.focus()
  })
})()
