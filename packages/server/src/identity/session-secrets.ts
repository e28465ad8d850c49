import { YztError, type SignInSettings } from '@yizhangtu/standard';

const LEAST_KEY = 32;

type Fill = (value: string) => string;

/**
 * The settings of sign-in with their `env:NAME` values.
 *
 * @throws YztError `invalid` for a secret that the environment does not have, and for a short key: a server must
 * not run with an empty one
 */
export function filledSignIn(signIn: SignInSettings, filled: Fill, where: string): SignInSettings {
  const must = (name: string, value: string): string => {
    const found = filled(value);
    if (found !== '') return found;
    const message = `signIn.${name}: ${value} is not set in the environment`;
    throw new YztError({ code: 'invalid', message, where });
  };
  const { oidc, zlb, zheDingding } = signIn;
  const sealKey = must('sealKey', signIn.sealKey);
  if (sealKey.length < LEAST_KEY) {
    const message = `signIn.sealKey: it has fewer than ${LEAST_KEY} characters`;
    throw new YztError({ code: 'invalid', message, where });
  }
  return {
    ...signIn,
    sealKey,
    ...(oidc && {
      oidc: { ...oidc, clientSecret: must('oidc.clientSecret', oidc.clientSecret) },
    }),
    ...(zlb && {
      zlb: {
        ...zlb,
        accessKey: must('zlb.accessKey', zlb.accessKey),
        secretKey: must('zlb.secretKey', zlb.secretKey),
      },
    }),
    ...(zheDingding && {
      zheDingding: {
        ...zheDingding,
        appSecret: must('zheDingding.appSecret', zheDingding.appSecret),
      },
    }),
  };
}
