import { jsonProtocol } from './json-protocol.ts';
import type { Protocol } from './protocol.ts';
import { queryProtocol } from './query-protocol.ts';
import { restXmlProtocol } from './rest-xml-protocol.ts';
import type { ServiceName } from './services.ts';

/** How each service is spoken to. */
export const protocols: Readonly<Record<ServiceName, Protocol>> = {
  ec2: queryProtocol('ec2'),
  sts: queryProtocol('query'),
  route53: restXmlProtocol('https://route53.amazonaws.com/doc/2013-04-01/'),
  monitoring: jsonProtocol({
    version: '1.0',
    errorPrefix: 'com.amazonaws.cloudwatch#',
    queryCodes: {
      InvalidParameterValueException: 'InvalidParameterValue',
      InvalidParameterCombinationException: 'InvalidParameterCombination',
      MissingRequiredParameterException: 'MissingParameter',
      InternalServiceFault: 'InternalServiceError',
      LimitExceededFault: 'LimitExceeded',
      InvalidFormatFault: 'InvalidFormat',
      ValidationException: 'ValidationError',
    },
  }),
  directconnect: jsonProtocol({ version: '1.1', errorPrefix: '' }),
  route53resolver: jsonProtocol({ version: '1.1', errorPrefix: '' }),
};
