export const iconImage = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#2b59c3"/>
  <rect x="6" y="9" width="20" height="14" rx="2.5" fill="none" stroke="#fff" stroke-width="2"/>
  <path d="M6 14h20" stroke="#fff" stroke-width="2.5"/>
</svg>
`
