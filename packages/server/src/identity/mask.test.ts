import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ATTRIBUTE_VIEWS,
  ATTRIBUTES,
  PERMISSIONS,
  ROLES,
  type RoleId,
} from '@yizhangtu/standard/identity.js';
import { draws } from '../testing/draws.ts';
import { maskAddress, maskFor, maskIdNumber, maskName, maskPhone } from './mask.ts';

const cases = (mask: (value: string) => string, pairs: readonly [string, string][]): void => {
  for (const [value, masked] of pairs) {
    it(`${JSON.stringify(value)} → ${masked}`, () => assert.equal(mask(value), masked));
  }
};

describe('a masked name', () => {
  cases(maskName, [
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['欧阳修远', '欧阳**'],
    ['欧阳', '欧*'],
    ['𠮷野', '𠮷*'],
    ['张𠮷', '张*'],
    ['王\u{20BB7}\u{20BB7}', '王**'],
    ['葛\u{E0100}亮', '葛\u{E0100}*'],
    ['买买提·阿不都热合曼', '买**·******'],
    ['John Smith', 'J*********'],
    ['Zoe\u0308 K', 'Z****'],
    ['张', '*'],
    ['', '*'],
    ['\uD842三', '*'],
    ['\uD842张三', '张*'],
    [' \u200B张三 ', '张*'],
  ]);
});

describe('a masked phone number', () => {
  cases(maskPhone, [
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '138****5678'],
    ['0086-138-1234-5678', '138****5678'],
    ['8613812345678', '138****5678'],
    ['１３８１２３４５６７８', '138****5678'],
    ['0572-8012345', '0572-****345'],
    ['(0572) 8012345', '0572-****345'],
    ['057280123456', '0572-****456'],
    ['010-62345678', '010-****678'],
    ['0572-8012345-801', '0572-****345'],
    ['0572-8012345转801', '0572-****345'],
    ['+86 572 8012345', '****45'],
    ['+1 415 555 2671', '****71'],
    ['80123456', '****56'],
    ['8012345', '****'],
    ['110', '****'],
    ['12812345678', '****78'],
    ['none', '****'],
    ['', '****'],
  ]);
});

describe('a masked id number', () => {
  cases(maskIdNumber, [
    ['330521199001010123', '330***********0123'],
    ['33052119900101012X', '330***********012X'],
    ['33052119900101012x', '330***********012X'],
    ['330521 19900101 0123', '330***********0123'],
    ['330521900101012', '330*********012'],
    ['E12345678', 'E******78'],
    ['EA1234567', 'E******67'],
    ['C01X00T47', 'C******47'],
    ['33052119900101012', '3**************12'],
    ['3305211990010101234', '3****************34'],
    ['1234567', '****'],
    ['证件丢失', '****'],
    ['', '****'],
  ]);
});

describe('a masked address', () => {
  cases(maskAddress, [
    ['浙江省湖州市德清县新市镇谷门村3组12号', '浙江省湖州市德清县新市镇谷门村****'],
    ['浙江省 德清县 新市镇 谷门村 十二组', '浙江省德清县新市镇谷门村****'],
    ['德清县武康街道春晖社区永安街101号', '德清县武康街道春晖社区****'],
    ['德清县东村镇西河村5号', '德清县东村镇西河村****'],
    ['德清县新市镇健康路12号谷门村', '德清县新市镇****'],
    ['新市镇村前街3号', '新市镇****'],
    ['杭州市西湖区文三路下宁村花园3幢', '杭州市西湖区****'],
    ['谷门12号', '****'],
    ['12 Main Street', '****'],
    ['', '****'],
  ]);
});

/** Whether `masked` is `full` with some characters replaced by stars, at most `most` of them left. */
function leaves(full: string, masked: string, most: number): boolean {
  const stars = [...masked].filter((one) => one === '*').length;
  const left = [...masked].length - stars;
  return left <= most && stars >= Math.min(1, [...full].length);
}

describe('whatever is masked', () => {
  const draw = draws(20_260_101);
  const digits = (count: number): string =>
    Array.from({ length: count }, () => String(draw.below(10))).join('');
  const han = (count: number): string =>
    Array.from({ length: count }, () =>
      draw.below(8) === 0
        ? String.fromCodePoint(0x20000 + draw.below(0xa000))
        : String.fromCodePoint(0x4e00 + draw.below(0x5000)),
    ).join('');

  it('shows of a name two characters at most, each of them whole', () => {
    for (let round = 0; round < 2000; round += 1) {
      const name = draw.below(4) === 0 ? `${han(3)}·${han(3)}` : han(1 + draw.below(5));
      const masked = maskName(name);
      assert.ok(!/\p{Cs}/u.test(masked), masked);
      const shown = masked.replace(/[*·]/g, '');
      assert.ok([...shown].length <= 2, `${name} ${masked}`);
      assert.ok(name.startsWith(shown));
      assert.ok(shown.length < name.length);
    }
  });

  it('shows seven digits of a phone at most, and never the middle', () => {
    for (let round = 0; round < 2000; round += 1) {
      const forms = [
        () => `1${3 + draw.below(7)}${digits(9)}`,
        () => `+86 1${3 + draw.below(7)}${digits(9)}`,
        () => `0${3 + draw.below(7)}${digits(2)}-${digits(7 + draw.below(2))}`,
        () => `+${digits(4 + draw.below(12))}`,
        () => digits(draw.below(16)),
      ];
      const phone = (forms[draw.below(forms.length)] ?? (() => ''))();
      const masked = maskPhone(phone);
      assert.ok(leaves(phone, masked, 8), `${phone} ${masked}`);
      assert.match(masked, /^(1\d\d|0\d{2,3}-)?\*{4}(\d{2,4})?$/);
      const [head = '', tail = ''] = masked.split('****');
      const all = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
      assert.ok(all.endsWith(tail) && all.startsWith(head.replace('-', '')), `${phone} ${masked}`);
      assert.ok(all.length - masked.replace(/\D/g, '').length >= Math.min(4, all.length), masked);
    }
  });

  it('shows seven characters of an id at most, none of them of a birthday', () => {
    for (let round = 0; round < 2000; round += 1) {
      const lengths = [18, 15, 9, 8, draw.below(24)];
      const length = lengths[draw.below(lengths.length)] ?? 0;
      const id = length === 18 && draw.below(2) === 0 ? `${digits(17)}X` : digits(length);
      const masked = maskIdNumber(id);
      assert.ok(leaves(id, masked, 7), `${id} ${masked}`);
      if (id.length === 18) assert.equal(masked.slice(6, 14), '********');
      else if (id.length === 15) assert.equal(masked.slice(6, 12), '******');
      else assert.ok(leaves(id, masked, 3));
    }
  });

  it('shows of an address what stands before its end, and no digit', () => {
    for (let round = 0; round < 2000; round += 1) {
      const address = `${han(2)}县${han(2)}镇${han(1 + draw.below(3))}${['村', '社区', ''][draw.below(3)]}${digits(draw.below(4))}号${han(draw.below(3))}`;
      const masked = maskAddress(address);
      assert.ok(masked.endsWith('****'));
      const shown = masked.slice(0, -4);
      assert.ok(address.startsWith(shown) && !/\p{Cs}/u.test(shown));
      assert.doesNotMatch(shown, /\p{N}|号/u);
      assert.match(shown, /^$|(村|社区|镇|乡|街道|县|区|市|省)$/u);
    }
  });
});

describe('what a role sees', () => {
  const FULL = {
    name: '张三丰',
    phone: '13812345678',
    idNumber: '330521199001010123',
    address: '德清县新市镇谷门村3组12号',
  };

  it('is never a full value', () => {
    for (const role of [undefined, ...ROLES]) {
      const { values } = maskFor(role, FULL);
      for (const attribute of ATTRIBUTES) {
        assert.notEqual(values[attribute], FULL[attribute], `${role} ${attribute}`);
      }
    }
  });

  it('is nothing for who may not read people', () => {
    const readers: readonly string[] = PERMISSIONS['person:read'].roles;
    for (const role of ROLES) {
      assert.equal(Object.hasOwn(ATTRIBUTE_VIEWS, role), readers.includes(role), role);
    }
    assert.deepEqual(maskFor(undefined, FULL), { values: {}, revealable: [] });
    assert.deepEqual(maskFor('administrator', FULL), { values: {}, revealable: [] });
  });

  it('may be asked for in full by the roles that may reveal, and by no others', () => {
    const may: readonly RoleId[] = PERMISSIONS['person:reveal'].roles;
    for (const role of ROLES) {
      assert.equal(maskFor(role, FULL).revealable.length > 0, may.includes(role), role);
    }
  });

  it('leaves out what is hidden, and what is not known', () => {
    assert.deepEqual(maskFor('grid-worker', FULL).values, {
      name: '张**',
      phone: '138****5678',
      address: '德清县新市镇谷门村****',
    });
    assert.deepEqual(maskFor('county-centre', { name: '张三', phone: ' ' }), {
      values: { name: '张*' },
      revealable: ['name'],
    });
  });
});
