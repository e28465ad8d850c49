import { setAssetBase } from '@yizhangtu/core';

// In the built folder this module is a chunk beside the worker and the other files.
setAssetBase(new URL('./', import.meta.url).href);
