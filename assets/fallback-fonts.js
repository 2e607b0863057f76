// Letters that the app's own typeface lacks come from here, and only when a text needs them. Flutter asks for
// Google's own file names, with a version in each; here a script has one file, under the family's name. For a
// sign such as a tick Flutter may ask for a Chinese font, so what is not here is taken from the signs.
(() => {
  const HERE = ["arabic", "devanagari", "ethiopic", "hebrew", "khmer", "lao", "myanmar", "symbols", "thai"];
  /** @param {string} family */
  const file = (family) => {
    if (family === "notocoloremoji") return "notoemoji";
    if (family === "notosans") return "notosansdevanagari";
    return HERE.includes(family.replace("notosans", "")) ? family : "notosanssymbols2";
  };
  const stock = window.fetch;
  window.fetch = (resource, options) => {
    const address = String(resource instanceof Request ? resource.url : resource);
    const [, family] = /\/fonts\/(noto[a-z0-9]+)\/v\d+\//.exec(address) || [];
    return stock.call(window, family ? `fonts/fallback/${file(family)}.woff2` : resource, options);
  };
})();
