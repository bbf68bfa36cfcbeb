/** Oldest first. `up` is null from when the tunnel is no more: nothing is measured then. */
export type TunnelHistory = { readonly at: number; readonly up: boolean | null }[];
