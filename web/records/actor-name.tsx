import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callOperation } from '../client/call.ts';
import type { OutputOf } from '../client/call.ts';
import { useFirmId, useMayDo, useSession } from '../client/firm.ts';
import type { CallError } from '../client/problem.ts';

/**
 * Who recorded something. The ledger names people by an id that says nothing; everybody knows their own name, and who looks after the
 * people of the firm those of the others. A token says whose it is.
 */
export function ActorName({ of }: { readonly of: string }): ReactNode {
  const firm = useFirmId();
  const session = useSession();
  const mayAsk = useMayDo()('administer');
  const [person = of, token] = of.split(':');
  const { data } = useQuery<OutputOf<'person.list'>, CallError>({
    queryKey: [firm, 'person.list', {}, null],
    queryFn: ({ signal }) => callOperation('person.list', { firm, input: {}, signal }),
    enabled: mayAsk && person !== session.id,
  });
  const name =
    person === session.id ? session.name : (data?.people.find(({ id }) => id === person)?.name ?? person);
  return token === undefined ? name : `${name} (${token})`;
}
