/**
 * A self-signed certificate for 127.0.0.1, and its key. It protects nothing: it stands here for everybody to read, and only the
 * processes of a run are told to trust it.
 */
export const certificate = `\
-----BEGIN CERTIFICATE-----
MIIBXDCCAQKgAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAkxMjcuMC4w
LjEwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CTEyNy4wLjAuMTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL/gepmBPaJ5LbxQ
q0X/ThCbbK7nNJhE2+IBXYQOA2mAzBIDhCXmgjMZEuG+jgxjNY2eAMnTbgnBrzdr
Yrty4D6jQzBBMA8GA1UdEQQIMAaHBH8AAAEwDwYDVR0TAQH/BAUwAwEB/zAdBgNV
HQ4EFgQUGWqt/zeCRvaVNfRKyjTrFUgSop0wCgYIKoZIzj0EAwIDSAAwRQIhAM6D
FimzTV2ZVUw0OB7rdIStM8MYRxxaNPIVO9rzf/bVAiBf+6oujGULhmHyiD8RcJc4
Zw1gmjMY2lks4VRlnCaIHA==
-----END CERTIFICATE-----
`

export const certificateKey = `\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnXjUhIDNnfvP9QKM
jtmW5f2FO+iDhAir+SQcmKYTmrOhRANCAAS/4HqZgT2ieS28UKtF/04Qm2yu5zSY
RNviAV2EDgNpgMwSA4Ql5oIzGRLhvo4MYzWNngDJ024Jwa83a2K7cuA+
-----END PRIVATE KEY-----
`
