// The part of the service worker that keeps records, and nothing else.
importScripts("cache_mirror.js", "indexed.js");
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (indexed.isFor(event.request)) event.respondWith(indexed.answerTo(event.request));
});
