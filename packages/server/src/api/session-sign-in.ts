import type { Handlers } from '../http/operations.ts';
import { sessionFault } from '../identity/session-fault.ts';
import { notFound, type Services } from '../services.ts';

type SignInHandlers = Pick<Handlers, 'signIn' | 'finishSignIn' | 'handInTicket'>;

export function signInHandlers({ counties }: Services): SignInHandlers {
  const refuse = (county: string): never => {
    if (!counties.has(county)) throw notFound(`county: ${county}`);
    throw sessionFault('not_set_up');
  };
  return {
    signIn: ({ params }) => refuse(params.county),
    finishSignIn: ({ params }) => refuse(params.county),
    handInTicket: ({ params }) => refuse(params.county),
  };
}
