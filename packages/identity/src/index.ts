/**
 * The identity family.
 *
 * @packageDocumentation
 */
export { YztGuard } from './guard/guard.ts';
export { YztLogin } from './login/login.ts';
export { YztLoginStartEvent } from './login/login.events.ts';
export { YztPerson } from './person/person.ts';
export { YztPersonRevealEvent } from './person/person.events.ts';
export { YztRoleSwitch } from './role-switch/role-switch.ts';
export { YztPostChooseEvent } from './role-switch/role-switch.events.ts';
export { YztUserMenu } from './user-menu/user-menu.ts';
export { YztSessionEndEvent } from './user-menu/user-menu.events.ts';
