import type { Family } from '../family';
import { cloudinary, graphqlRequest, openai, trpcClient } from './api-clients';
import { aws, awsV2, minio } from './aws';
import { azure, cosmos, gaxios, googleCloud } from './cloud';
import { clerk, firebase } from './identity';
import { grammy, slack, telegraf, twilio } from './messaging';
import { oauth4webapi, openidClient, passportOAuth } from './oauth';
import { razorpay, square, stripe } from './payments';
import { algolia, elastic, meilisearch, nano, typesense } from './search';
import { postgrest, supabaseAuth, supabaseFunctions, supabaseStorage } from './supabase';

/** SDKs whose errors say more than a status; any other's is known as a client's of HTTP, by its response alone. */
export const sdks: readonly Family[] = [
  algolia,
  aws,
  awsV2,
  azure,
  clerk,
  cloudinary,
  cosmos,
  elastic,
  firebase,
  gaxios,
  googleCloud,
  grammy,
  graphqlRequest,
  meilisearch,
  minio,
  nano,
  oauth4webapi,
  openai,
  openidClient,
  passportOAuth,
  postgrest,
  razorpay,
  slack,
  square,
  stripe,
  supabaseAuth,
  supabaseFunctions,
  supabaseStorage,
  telegraf,
  trpcClient,
  twilio,
  typesense,
];
