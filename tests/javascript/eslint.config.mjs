// What tsc does not look for. It knows every name (no-undef), and takes each page as a whole, so a script's own names
// at its top may be another script's to use.
import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "no-unused-vars": ["error", { vars: "local", argsIgnorePattern: "^_" }],
      "no-empty": ["error", { allowEmptyCatch: false }],
      "consistent-return": "error",
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-lines": ["error", 250],
      "no-restricted-properties": ["error", { property: "innerHTML" }, { property: "outerHTML" }],
    },
  },
  { files: ["**/*.js"], languageOptions: { sourceType: "script" } },
  {
    files: ["**/python-worker.js", "**/records-folder.js", "**/news.js", "tests/pwa/storage_page/{page,worker}.js"],
    languageOptions: { sourceType: "module" },
  },
];
