// What Flutter's and Flet's own scripts read.
globalThis.flet = filled("settings");
flet.flutterAppLoaded = new Promise((resolve) => { flet.flutterAppResolve = resolve; });
