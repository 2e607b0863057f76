// A page restored from the browser's memory has lost its connection (and in WebKit no longer draws).
addEventListener("pageshow", (event) => {
  const isWebKit = (navigator.vendor || "").startsWith("Apple");
  if (event.persisted && (isWebKit || !flet.pyodide)) location.reload();
});
