// Where the browser can put the app on the home screen by itself, one button does.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const now = /** @type {HTMLElement} */ (document.getElementById("now"));
  now.hidden = false;
  now.onclick = () => { now.hidden = true; event.prompt(); };
});
