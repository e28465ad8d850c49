/** The login of Microsoft Graph Toolkit with the smallest provider that it has. */
import { registerMgtLoginComponent } from '@microsoft/mgt-components/dist/es6/components/mgt-login/mgt-login.js';
import { Providers, ProviderState, SimpleProvider } from '@microsoft/mgt-element';

Providers.globalProvider = new SimpleProvider(() => Promise.resolve(''));
Providers.globalProvider.setState(ProviderState.SignedOut);
registerMgtLoginComponent();
document.body.append(document.createElement('mgt-login'));
