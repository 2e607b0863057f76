// What the pages of tests and benchmarks leave in their window for Python to ask for.

interface Window {
  stopclock: {
    seen(words: string): Promise<number>;
    waiting?: Promise<number>;
    wait(words: string): void;
    tapped(): Promise<{ seen: number | undefined; lifted: number }>;
  };
  acknowledged: number[];
  ask(code: string): Promise<unknown>;
  openApp(): void;
  isHeld?: boolean;
  beside: unknown;
}
