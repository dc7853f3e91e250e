// Answers given earlier, with the validity of their sources as it is known today: what was in force then may not be now.
import { withDates } from '../../ask/validity-notes.ts';
import type { StoredMessage } from '../../store/conversations.ts';
import { openGroups, type RouteContext } from '../context.ts';

/** The messages with the status, dates and successors that the knowledge base has now; the text of the answers stays. */
export async function withCurrentValidity(
  { library }: Pick<RouteContext, 'library'>,
  messages: StoredMessage[],
): Promise<StoredMessage[]> {
  const ids = new Set(
    messages.flatMap(({ answer }) => (answer?.citations ?? []).map((citation) => citation.documentId)),
  );
  if (ids.size === 0) return messages;
  const known = new Map((await library.validity([...ids], openGroups)).map((one) => [one.id, one]));
  return messages.map((message) =>
    message.answer === null
      ? message
      : {
          ...message,
          answer: {
            ...message.answer,
            citations: message.answer.citations.map((citation) =>
              withDates(citation, known.get(citation.documentId)),
            ),
          },
        },
  );
}
