/**
 * Words that claim more than a CRM's flag can say (privacy rules, section 8), in the forms that Swedish bends
 * them into, and what an English catalogue would say for them.
 */
export const AVOIDED =
  /godkän|samtyck|\bsäk(?:er|ert|ra)\b|säkerställ|compliant|verifier|\b(?:o?)giltig|får (?:inte )?kontaktas|svartlist|consent|approved|verified|blacklist/i
