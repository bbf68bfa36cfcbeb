/** How CloudWatch's dimension `IpAddressFamily` may spell a family: the reference does not say, and CloudWatch tells capitals apart. */
export const familySpellings = { ipv4: ['ipv4', 'IPv4'], ipv6: ['ipv6', 'IPv6'] } as const;
