// What is filled in (sro_assist/page/page_template.py): in what a browser gets, each call is the value itself.

declare function filled(name: "words"): Words;
declare function filled(name: "starts"): string[];
declare function filled(name: "papers"): Record<string, string>;
declare function filled(name: "version" | "policy" | "elsewhere"): string;
declare function filled(name: "files"): ListedFile[];
declare function filled(name: "settings"): any;

/** The page's own words: SCRIPT in sro_assist/pwa/strings.py. */
type Words = { failed: Record<string, string> } & Record<
  | "opening" | "tapped" | "fetching" | "fetched" | "kept" | "notStarted" | "broken" | "lacking" | "unkept" | "forbidden"
  | "framed" | "updateReady" | "useIt" | "updateDidNotStart" | "tryItAgain" | "updating" | "updateFailed",
  string
>;

/** CachedFile in sro_assist/pwa/service_worker.py; size: in bytes. */
interface ListedFile {
  url: string;
  sha256: string;
  size: number;
  type: string;
  packed: boolean;
}
