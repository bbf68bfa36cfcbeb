export const firstButton = 'Connect a site to a VPC';
