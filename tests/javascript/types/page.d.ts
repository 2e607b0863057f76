// What the scripts of a page find there, put by others: Flet's and Flutter's client, and browsers ahead of the types.

/** What Flutter's and Flet's own scripts read. */
interface FletSettings {
  pyodide: boolean;
  webRenderer: string;
  flutterAppLoaded?: Promise<unknown>;
  flutterAppResolve?: (loaded: unknown) => void;
}
declare var flet: FletSettings;

/** What Flutter's client calls to speak with Python in the page. */
declare var jsConnect: (app: unknown, args: unknown, toDart: (data: Uint8Array) => void) => Promise<void>;
declare var jsSend: (app: unknown, bytes: Uint8Array) => Promise<void>;
declare var jsDisconnect: () => Promise<void>;

/** Files and shortcuts that the installed app is opened with. */
interface LaunchParams {
  readonly targetURL?: string;
  readonly files?: readonly FileSystemFileHandle[];
}
interface Window {
  launchQueue?: { setConsumer(consumer: (params: LaunchParams) => void): void };
}

/** Chromium's offer to put the app on the home screen. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}
interface WindowEventMap {
  beforeinstallprompt: BeforeInstallPromptEvent;
}
