import { textIn, type CountyFile, type Division } from '@yizhangtu/standard';
import type { Actor, Unit } from '@yizhangtu/standard/cases.js';
import type { RoleId } from '@yizhangtu/standard/identity.js';
import { samplePeople } from '../../packages/server/src/identity/development/people.ts';
import { maskName, maskPhone } from '../../packages/server/src/identity/mask.ts';

export interface CasePeople {
  /** Whoever has a role at a division, as a log names them: a made-up person where there is one. */
  actor(role: RoleId, division: string, organisation?: string): Actor;
  /** Who handles what is assigned to a unit. */
  handler(unit: Unit): Actor;
  /** A made-up resident of a village, as a report names them; undefined where nobody was made up. */
  resident(village: string): { person: string; name: string; phone: string } | undefined;
}

/** The made-up people of a county, as the server has them when nobody signs in for real. */
export function casePeople(file: CountyFile, divisions: readonly Division[]): CasePeople {
  const ranks = new Map(file.divisions.kinds.map(({ id, rank }) => [id, rank]));
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const rankOf = (code: string): number => ranks.get(byCode.get(code)?.kind ?? '') ?? -1;
  const people = samplePeople(
    file.county.code,
    divisions.map(({ code, name, parent }) => ({
      code,
      name: textIn(name, 'zh-CN'),
      rank: rankOf(code),
      parent,
    })),
  );
  const held = new Map(
    people.flatMap((person) =>
      person.posts.length === 1
        ? person.posts.map((post) => [
            `${post.role} ${post.division} ${post.organisation ?? ''}`,
            person,
          ])
        : [],
    ),
  );
  const actor: CasePeople['actor'] = (role, division, organisation) => {
    const person = held.get(`${role} ${division} ${organisation ?? ''}`);
    return {
      ...(person === undefined
        ? {}
        : { person: person.id, name: maskName(person.attributes.name ?? '') }),
      role,
      division: { code: division, name: byCode.get(division)?.name ?? division },
      ...(organisation === undefined ? {} : { organisation }),
    };
  };
  const ROLE_OF_RANK: readonly RoleId[] = ['county-centre', 'town-command', 'village-cadre'];
  return {
    actor,
    handler: ({ division, organisation }) =>
      organisation === undefined
        ? actor(ROLE_OF_RANK[rankOf(division)] ?? 'county-centre', division)
        : actor('department-handler', division, organisation),
    resident(village) {
      const person = held.get(`resident ${village} `);
      if (person === undefined) return undefined;
      const { name = '', phone = '' } = person.attributes;
      return { person: person.id, name: maskName(name), phone: maskPhone(phone) };
    },
  };
}
