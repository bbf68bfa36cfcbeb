/** What each profile comes to, as both ends are told it. */
export const tunnelProfiles = {
  recommended: [
    { label: 'IKE', value: 'Version 2' },
    { label: 'Phase 1', value: 'AES-256-GCM or AES-256, SHA2-384, DH group 20' },
    { label: 'Phase 2', value: 'AES-256-GCM, DH group 20' },
    { label: 'Lifetimes at AWS', value: '8 h and 1 h' },
    { label: 'Rekeyed by the gateway', value: 'IKE after 7 h, CHILD after 45 min' },
    { label: 'Dead peer detection', value: '30 s at AWS, 10 s at the gateway, which tries for ever' },
  ],
  compatible: [
    { label: 'IKE', value: 'Version 2 preferred, 1 allowed' },
    { label: 'Phase 1', value: 'AES-128 or AES-256, SHA2-256, DH group 14' },
    { label: 'Phase 2', value: 'AES-128 or AES-256, SHA2-256, DH group 14' },
    { label: 'Lifetimes at AWS', value: '8 h and 1 h' },
    { label: 'Rekeyed by the gateway', value: 'IKE after 7 h, CHILD after 45 min' },
    { label: 'Dead peer detection', value: '30 s at AWS, 10 s at the gateway, which tries for ever' },
  ],
};
