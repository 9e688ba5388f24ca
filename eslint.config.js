import js from '@eslint/js';
import globals from 'globals';

const MARKUP = 'Build nodes one by one: text of a page never becomes markup.';

/** Rules that hold for every file: plain code, no evaluation of strings, no markup from strings. */
const rules = {
  eqeqeq: ['error', 'always'],
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 80 }],
  'no-restricted-properties': [
    'error',
    ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map((property) => ({ property, message: MARKUP })),
    { object: 'document', property: 'write', message: MARKUP },
  ],
};

export default [
  { ignores: ['target/', 'tests/fixtures/', 'extension/core/', 'out/', 'node_modules/', 'types/'] },
  js.configs.recommended,
  { rules },
  {
    files: ['extension/**/*.js'],
    languageOptions: { globals: { ...globals.browser, chrome: 'readonly', stillpage: 'writable', stillpageAccess: 'readonly', stillpageCapture: 'readonly', stillpageCaptureInTurns: 'readonly', stillpageWalk: 'readonly', stillpageTurns: 'readonly' } },
  },
  {
    files: ['extension/shared/i18n.js', 'extension/page/**/*.js', 'extension/reader/*.js'],
    ignores: ['extension/reader/reader.js', 'extension/reader/saved.js'],
    languageOptions: { sourceType: 'script' },
  },
  {
    files: ['tests/**/*.js', 'xtask/**/*.js', 'eslint.config.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, chrome: 'readonly' } },
    rules: { 'no-restricted-properties': 'off', 'max-lines-per-function': ['error', { max: 150 }] },
  },
];
