// Nothing comes from elsewhere: Flutter's animation plug-in would load a script from a CDN, unasked.
const ownScripts = {
  /**
   * Whether one of ours comes from another place than its own address: a page may put it there.
   * @type {(url: URL, put: (address: string) => void) => boolean}
   */
  isPutOtherwise: () => false,
};
(() => {
  const src = /** @type {Required<PropertyDescriptor>} */ (
    Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src")
  );
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    ...src,
    /** @this {HTMLScriptElement} @param {unknown} address */
    set(address) {
      const url = new URL(String(address), document.baseURI);
      const put = (/** @type {unknown} */ found) => src.set.call(this, found);
      if (url.origin === location.origin && !ownScripts.isPutOtherwise(url, put)) put(address);
    },
  });
})();
