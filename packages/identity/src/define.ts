import { define } from '@yizhangtu/core';
import { YztGuard } from './guard/guard.ts';
import { YztLogin } from './login/login.ts';
import { YztPerson } from './person/person.ts';
import { YztRoleSwitch } from './role-switch/role-switch.ts';
import { YztUserMenu } from './user-menu/user-menu.ts';

define('yzt-login', YztLogin);
define('yzt-user-menu', YztUserMenu);
define('yzt-role-switch', YztRoleSwitch);
define('yzt-guard', YztGuard);
define('yzt-person', YztPerson);
