/** The inbox of Courier, which asks what the harness answers. */
import { Courier } from '@trycourier/courier-ui-inbox';

const [rest, graphql] = [`${location.origin}/courier/rest`, `${location.origin}/courier/graphql`];
Courier.shared.signIn({
  userId: 'example',
  jwt: 'example',
  apiUrls: {
    courier: { rest, graphql },
    inbox: { graphql, webSocket: `ws://${location.host}/courier/live` },
  },
});
document.body.append(document.createElement('courier-inbox'));
