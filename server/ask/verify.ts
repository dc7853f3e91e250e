// The verify step: every factual statement of a draft passes the gate or is taken out.
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { findAgencies } from '../vietnamese/agencies.ts';
import type { Draft } from './contract.ts';
import type { GateContext } from './gate/types.ts';
import { countsIn, type Verified, verifyDraft } from './verify-draft.ts';

/**
 * Verifies a draft. `counts` are the numbers of tasks or items that code has counted and that no source prints; for a
 * draft built by code they are read from the draft itself, for a generated one the caller passes those of the verbatim draft.
 */
export function verify(draft: Draft, context: { agencies: AgencyRegister; counts?: Set<number> }): Verified {
  return verifyDraft(draft, gateContext(context.agencies), context.counts ?? countsIn(draft));
}

/** What the gate knows of agencies: mentions by id, and the fields of work that names of departments carry. */
function gateContext(register: AgencyRegister): GateContext {
  const fields = register.agencies
    .filter((agency) => !agency.collective)
    .flatMap((agency) => /^(?:sở|bộ)\s+(.+)$/iu.exec(agency.name)?.[1]?.toLowerCase() ?? []);
  // the spans of one answer are read again for every sentence that cites them
  const read = new Map<string, ReturnType<GateContext['findAgencies']>>();
  const find: GateContext['findAgencies'] = (text) => {
    const known = read.get(text);
    if (known) return known;
    const found = findAgencies(text, register).map(({ agency, span }) => ({
      id: agency.id,
      span,
      collective: agency.collective,
    }));
    read.set(text, found);
    return found;
  };
  return { findAgencies: find, fields: [...new Set(fields)] };
}
