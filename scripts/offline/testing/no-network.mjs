/**
 * For machines that allow no network namespace: with this loaded first, a program reaches nothing but itself, and
 * whatever else it tries fails as it would without a network.
 */
import dns from 'node:dns';
import net from 'node:net';

const LOCAL = /^(127\.|::1$|localhost$)/;
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host =
    typeof options === 'object'
      ? (options.host ?? (options.path ? '127.0.0.1' : 'localhost'))
      : args[1];
  if (host !== undefined && !LOCAL.test(host)) throw new Error(`ENETUNREACH ${host}`);
  return connect.apply(this, args);
};
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => {
  if (!LOCAL.test(host)) throw new Error(`ENETUNREACH ${host}`);
  return lookup(host, ...rest);
};
