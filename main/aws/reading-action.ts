const READS = /^((Describe|Get|List|Search)[A-Z]|TestDNSAnswer$)/;

/** Whether an action of AWS changes nothing, by its name. An unknown one is taken to change something. */
export function isReadingAction(action: string): boolean {
  return READS.test(action);
}
