/** Texts of ten million characters that would take an impatient search very long. */
export const longTexts: Readonly<Record<string, () => string>> = {
  'one run of digits': () => '4'.repeat(1e7),
  'five million groups': () => '4 '.repeat(5e6),
  'five million groups, letters between': () => '4x'.repeat(5e6),
  'hexadecimal digits': () => 'a1'.repeat(5e6),
  'beginnings of UUIDs': () => '12345678-'.repeat(1.1e6),
  'telephone numbers': () => '+49 151 23456780 '.repeat(6e5),
  'digits of another script': () => '\u0664'.repeat(1e7),
  'marks piled up on a letter': () => `a${'\u0301\u0327'.repeat(5e6)}`,
  letters: () => 'a'.repeat(1e7),
}
