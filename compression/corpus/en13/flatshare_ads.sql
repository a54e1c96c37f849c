-- Prisma / MySQL, flat-share listings
CREATE TABLE `Account` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `displayName` VARCHAR(80) NOT NULL,
    `email` VARCHAR(191) NOT NULL,
    `birthYear` INTEGER NULL,
    `verifiedAt` DATETIME(3) NULL,
    `bannedUntil` DATE NULL,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    PRIMARY KEY (`id`)
);
CREATE TABLE `Flat` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `contactId` INTEGER NOT NULL,
    `street` VARCHAR(120) NOT NULL,
    `district` VARCHAR(60) NOT NULL,
    `city` VARCHAR(60) NOT NULL,
    `sizeSqm` INTEGER NOT NULL,
    `flatmates` INTEGER NOT NULL,
    `petsAllowed` BOOLEAN NOT NULL DEFAULT false,
    `smoking` BOOLEAN NOT NULL DEFAULT false,
    PRIMARY KEY (`id`)
);
CREATE TABLE `RoomAd` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `flatId` INTEGER NOT NULL,
    `postedById` INTEGER NOT NULL,
    `headline` VARCHAR(140) NOT NULL,
    `text` TEXT NULL,
    `rent` DECIMAL(7,2) NOT NULL,
    `deposit` DECIMAL(7,2) NULL,
    `roomSqm` INTEGER NOT NULL,
    `furnished` BOOLEAN NOT NULL DEFAULT false,
    `availableFrom` DATE NOT NULL,
    `availableTo` DATE NULL,
    `status` ENUM('DRAFT', 'ONLINE', 'RESERVED', 'LET', 'EXPIRED') NOT NULL DEFAULT 'DRAFT',
    `publishedAt` DATETIME(3) NULL,
    `views` INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (`id`)
);
CREATE TABLE `Amenity` (`id` INTEGER NOT NULL AUTO_INCREMENT, `name` VARCHAR(40) NOT NULL, PRIMARY KEY (`id`));
CREATE TABLE `_AmenityToFlat` (`A` INTEGER NOT NULL, `B` INTEGER NOT NULL, UNIQUE INDEX `_AmenityToFlat_AB_unique`(`A`, `B`));
CREATE TABLE `Application` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `adId` INTEGER NOT NULL,
    `applicantId` INTEGER NOT NULL,
    `message` TEXT NOT NULL,
    `state` ENUM('SENT', 'READ', 'INVITED', 'DECLINED', 'ACCEPTED') NOT NULL DEFAULT 'SENT',
    `sentAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `readAt` DATETIME(3) NULL,
    PRIMARY KEY (`id`)
);
CREATE TABLE `Viewing` (`id` INTEGER NOT NULL AUTO_INCREMENT, `applicationId` INTEGER NOT NULL, `slot` DATETIME(3) NOT NULL, `online` BOOLEAN NOT NULL DEFAULT false, `cancelledById` INTEGER NULL, PRIMARY KEY (`id`));
CREATE TABLE `Report` (`id` INTEGER NOT NULL AUTO_INCREMENT, `adId` INTEGER NOT NULL, `reporterId` INTEGER NOT NULL, `reason` ENUM('SCAM', 'DUPLICATE', 'OFFENSIVE', 'OTHER') NOT NULL, `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), `handledAt` DATETIME(3) NULL, PRIMARY KEY (`id`));
ALTER TABLE `Flat` ADD CONSTRAINT `Flat_contactId_fkey` FOREIGN KEY (`contactId`) REFERENCES `Account`(`id`);
ALTER TABLE `RoomAd` ADD CONSTRAINT `RoomAd_flatId_fkey` FOREIGN KEY (`flatId`) REFERENCES `Flat`(`id`);
ALTER TABLE `RoomAd` ADD CONSTRAINT `RoomAd_postedById_fkey` FOREIGN KEY (`postedById`) REFERENCES `Account`(`id`);
ALTER TABLE `_AmenityToFlat` ADD CONSTRAINT `_AmenityToFlat_A_fkey` FOREIGN KEY (`A`) REFERENCES `Amenity`(`id`);
ALTER TABLE `_AmenityToFlat` ADD CONSTRAINT `_AmenityToFlat_B_fkey` FOREIGN KEY (`B`) REFERENCES `Flat`(`id`);
ALTER TABLE `Application` ADD CONSTRAINT `Application_adId_fkey` FOREIGN KEY (`adId`) REFERENCES `RoomAd`(`id`);
ALTER TABLE `Application` ADD CONSTRAINT `Application_applicantId_fkey` FOREIGN KEY (`applicantId`) REFERENCES `Account`(`id`);
ALTER TABLE `Viewing` ADD CONSTRAINT `Viewing_applicationId_fkey` FOREIGN KEY (`applicationId`) REFERENCES `Application`(`id`);
ALTER TABLE `Viewing` ADD CONSTRAINT `Viewing_cancelledById_fkey` FOREIGN KEY (`cancelledById`) REFERENCES `Account`(`id`);
ALTER TABLE `Report` ADD CONSTRAINT `Report_adId_fkey` FOREIGN KEY (`adId`) REFERENCES `RoomAd`(`id`);
ALTER TABLE `Report` ADD CONSTRAINT `Report_reporterId_fkey` FOREIGN KEY (`reporterId`) REFERENCES `Account`(`id`);
