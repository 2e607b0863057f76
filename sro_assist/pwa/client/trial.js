// A version that was just put in use is on trial until its first screen is drawn. When it cannot start, the one before
// it is opened again by itself; when it takes very long, that is offered.
const trial = (() => {
  const MOMENT_MS = 5000, LONG_MS = 40000;
  /** @param {number} wait */
  const later = (wait) => new Promise((done) => setTimeout(done, wait));
  const over = async () => {
    if (!card.isGone && !card.isBroken) await keeping.heard(window, "sro-card-gone");
  };

  const goBack = async () => {
    const { isBack } = await keeping.ask("back");
    if (isBack) location.reload(); // the address stays, and with it a tap made on the card
  };
  const begin = async () => {
    const { current, isOnTrial } = await keeping.ask("state"); // now: another window may put another in use later
    if (!isOnTrial) return;
    await Promise.race([over(), later(LONG_MS)]);
    if (!card.isGone) card.offerBefore(goBack);
    await over();
    if (card.isBroken) later(MOMENT_MS).then(goBack);
    else keeping.ask("drawn", { version: current });
  };

  return { begin };
})();
