/** 'RHEL 9', 'version 9' where only a number was written. */
export const sayVersion = (version: string): string =>
  /^v?\d/i.test(version) ? `version ${version.replace(/^v/i, '')}` : version
