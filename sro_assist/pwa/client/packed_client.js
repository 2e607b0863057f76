// The client's own script, for browsers that draw without WebAssembly, comes packed, and is unpacked here unless the
// service worker does it.
(() => {
  const SCRIPT = "/main.dart.js", PACKED = "main.dart.bin";
  const unpacked = async () => {
    const answer = await fetch(PACKED);
    if (!answer.ok) throw new Error(`${PACKED} could not be fetched (${answer.status}).`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b; // some servers unpack on the way
    const stream = new Blob([bytes]).stream();
    const plain = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
    const script = new Blob([await new Response(plain).blob()], { type: "text/javascript" });
    return URL.createObjectURL(script);
  };
  ownScripts.isPutOtherwise = ({ pathname }, put) => {
    if (!pathname.endsWith(SCRIPT) || keeping.isKept()) return false;
    unpacked().then(put, keeping.failed);
    return true;
  };
})();
